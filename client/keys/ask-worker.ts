/** One question to a worker and its answer, told apart by `id`. */
export interface WorkerLine<Request extends { id: number }, Reply extends { id: number }> {
  /** Rejects if the worker cannot be started or dies over it; the next question starts another one. */
  ask(request: Omit<Request, "id">): Promise<Reply>;
}

export function createWorkerLine<Request extends { id: number }, Reply extends { id: number }>(
  start: () => Worker,
): WorkerLine<Request, Reply> {
  let worker: Worker | undefined;
  let lastId = 0;
  return {
    ask(question) {
      const asked = (worker ??= start());
      lastId += 1;
      const request = { ...question, id: lastId } as Request;
      return new Promise((resolve, reject) => {
        const done = () => {
          asked.removeEventListener("message", answered);
          asked.removeEventListener("error", failed);
        };
        const answered = ({ data }: MessageEvent<Reply>) => {
          if (data.id !== request.id) return;
          done();
          resolve(data);
        };
        const failed = ({ message }: ErrorEvent) => {
          done();
          if (worker === asked) worker = undefined;
          reject(new Error(`a worker failed: ${message}`));
        };
        asked.addEventListener("message", answered);
        asked.addEventListener("error", failed);
        asked.postMessage(request);
      });
    },
  };
}
