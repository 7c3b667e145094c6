/**
 * What entries look like, so that the first of each kind costs as little as the later ones. Part of version 1 of the codes:
 * another text would make unreadable what older builds show. What is commonest stands last.
 */
const payloads = [
  '{"salt":"\u0001","data":{"offence":"art66-03","description":"","occurredAt":null,"place":"","people":[{"role":"outsider","note":""}],"actionTaken":"","position":{"latitude":37.5,"longitude":45.0,"accuracyMeters":12}},"evidence":[{"sha256":"\u0002","sizeBytes":2456123,"mediaType":"image/jpeg","name":"IMG_2016.jpg"}]}',
  '{"report":"R0","slot":"eve","values":{"staffMembers":6,"staffGovernorRepresentatives":1,"staffComputerUsers":1,"staffObservers":1,"staffInspectors":1,"staffPolice":1,"materialsPresent":["ballots","boxes","seals","stamp","labels","minutes-forms","fingerprint-ink"],"device":"ready","power":"mains","network":"none"},"contests":{},"findings":[]}',
  '{"report":"R1","slot":"main","values":{"openedAt":"08:00","boxEmpty":"yes","lateReason":null},"contests":{"majles":{"sealNumbers":"","ballotsReceived":1000},"experts":{"sealNumbers":"","ballotsReceived":1000}},"findings":[]}',
  '{"report":"R4","slot":null,"values":{"incidentType":"technical","description":"","occurredAt":"10:20","place":"شعبه","evidenceKinds":["none"],"severity":"low","actions":["minuted"]},"contests":{},"findings":[]}',
  '{"report":"R8","slot":"main","values":{"sealsIntact":"yes","receiver":"county-governorate","receiverName":"","handedOverAt":"23:30"},',
  '{"report":"R7","slot":"main","values":{},"contests":{"majles":{"papersInBox":700,"invalidNotCounted":0,"invalidCounted":9,"valid":691,"candidates":[{"code":"11","name":"نامزد کد 11","votes":10},{"code":"12","name":"نامزد کد 12","votes":20}],"signatures":9,"refusals":0}},"findings":[{"rule":"","contest":"majles","explanation":""}],"corrects":{"author":"\u0004!","seq":10},"reason":""',
  '{"report":"R6","slot":"main","values":{"closedAt":"20:00","inLine":0,"lastVoterAt":"20:00","idElectronic":700,"idManual":10},"contests":{"majles":{"ballotsReceived":1000,',
  '{"salt":"\u0001","data":{"report":"R2","slot":"h12","values":{"idElectronic":300,"idManual":5,"queue":0,"offlineMinutes":60},"contests":{"majles":{"ballotsUsed":305,"ballotsSpoiled":0,"ballotsRemaining":695},"experts":{"ballotsUsed":305,"ballotsSpoiled":0,"ballotsRemaining":695}},"findings":[]},"evidence":[]}',
].join("\u0007");

const header =
  '{"format":1,"election":"wa-1394","author":"\u0004!","seq":1,"backlink":"\u0006","type":"violation.logged","typeVersion":1,"unit":"WA-URM-0001","subject":"WA-URM-0001/R2/h12","officer":"WA-URM-0001-governor-representative","mode":"rehearsal","claimedAt":"2016-02-26T08:30:00.000Z","clock":{"boot":"\u0004#","monotonicMs":1000.5,"anchor":{"serverAt":"2016-02-26T03:30:00.000Z","monotonicMs":1000.5}},"seen":null,"payloadHash":"\u0005","payloadSize":360}';

export const dictionaryText = [
  payloads,
  header.replace("violation.logged", "report.corrected").replace('"seen":null', '"seen":{"size":1000,"root":"\u0002"}'),
  header.replace("violation.logged", "report.filed").replace("rehearsal", "live"),
  "\u0003",
].join("\u0007");
