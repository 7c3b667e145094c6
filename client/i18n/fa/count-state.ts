export const countState = {
  once: "یک بار وارد شده",
  differing: "دو ورود ناهمسان",
  agreeing: "دو ورود همسان، در انتظار امضا",
  settled: "اختلاف رفع شد، در انتظار امضا",
  signed: "با امضای هر دو",
  refused: "خودداری از امضا",
};
