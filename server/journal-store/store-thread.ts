import type { TransferListItem, Worker } from "node:worker_threads";
import { startThread } from "../threads/start-thread.ts";
import { StoreBusyError, StoreClosedError, StoreFailedError, fromErrorMessage } from "./store-errors.ts";
import type { Answer, CallMessage, Commands, NewsMessage, ReplyMessage } from "./thread-call.ts";

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  sizeBytes: number;
}

/** More than this waiting to be stored is refused: memory stays bounded when the disk is slower than the network. */
const maxWaitingBytes = 64 * 1024 * 1024;

/** The calls that have no answer yet. Threads that work hand in hand share one, as a call may be answered by the next. */
export class WaitingCalls {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #waitingBytes = 0;
  #ended: Error | undefined;

  get count(): number {
    return this.#waiting.size;
  }

  /** `send` is given the id under which the answer will come. */
  add(sizeBytes: number, send: (id: number) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      if (sizeBytes > 0 && this.#waitingBytes + sizeBytes > maxWaitingBytes) {
        return reject(new StoreBusyError(`${this.#waitingBytes} bytes wait to be stored`));
      }
      const id = ++this.#lastId;
      this.#waitingBytes += sizeBytes;
      this.#waiting.set(id, { resolve, reject, sizeBytes });
      send(id);
    });
  }

  settle(message: ReplyMessage): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    this.#waiting.delete(message.id);
    this.#waitingBytes -= waiting.sizeBytes;
    if ("error" in message) waiting.reject(fromErrorMessage(message.error));
    else waiting.resolve(message.value);
    if (this.#waiting.size === 0) this.#whenNone?.();
  }

  /** From now on calls are refused. Resolves when those that wait have been answered. */
  async finish(): Promise<void> {
    this.#ended ??= new StoreClosedError("the store is closed");
    if (this.#waiting.size > 0) await new Promise<void>((resolve) => (this.#whenNone = resolve));
  }

  /** The threads are gone: whoever waits is told. */
  fail(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#whenNone?.();
  }

  #whenNone: (() => void) | undefined;
}

/** One thread of the store, seen from the thread that started it. */
export class StoreThread<Table extends Commands> {
  readonly #worker: Worker;
  readonly #calls: WaitingCalls;
  readonly #ready: Promise<void>;
  readonly #exited: Promise<void>;
  #isClosing = false;

  constructor(options: {
    script: URL;
    data: unknown;
    transfer?: TransferListItem[];
    preload?: string[];
    calls?: WaitingCalls;
    onNews?: (news: NewsMessage) => void;
    /** The thread ended without having been told to. */
    onFailure?: (error: Error) => void;
  }) {
    this.#calls = options.calls ?? new WaitingCalls();
    this.#worker = startThread(options.script, options.data, options);
    this.#exited = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on("message", (message: ReplyMessage | NewsMessage) => {
        if ("id" in message) this.#calls.settle(message);
        else if (message.news === "ready") resolve();
        else options.onNews?.(message);
      });
      const end = (error: Error) => {
        reject(error);
        this.#calls.fail(error);
      };
      this.#worker.on("error", (error) => end(new StoreFailedError(`a thread of the store ended: ${String(error)}`)));
      this.#worker.on("exit", () => {
        end(new StoreClosedError("the store is closed"));
        if (!this.#isClosing) options.onFailure?.(new StoreFailedError("a thread of the store ended"));
      });
    });
    // Whoever starts the thread waits for `ready`; a failure that comes before that is theirs to see.
    this.#ready.catch(() => undefined);
  }

  /** Resolves when the thread has opened what it needs, rejects when it could not. */
  ready(): Promise<void> {
    return this.#ready;
  }

  /** `sizeBytes` counts towards what may wait at once. */
  call<Name extends keyof Table & string>(
    name: Name,
    args: Parameters<Table[Name]>,
    transfer: TransferListItem[] = [],
    sizeBytes = 0,
  ): Promise<Answer<ReturnType<Table[Name]>>> {
    const answer = this.#calls.add(sizeBytes, (id) =>
      this.#worker.postMessage({ id, name, args } satisfies CallMessage, transfer),
    );
    return answer as Promise<Answer<ReturnType<Table[Name]>>>;
  }

  /** Ends the thread at once, whatever it does. */
  async terminate(): Promise<void> {
    this.#isClosing = true;
    await this.#worker.terminate();
  }

  /** Answers what waits, then ends the thread. */
  async close(): Promise<void> {
    await this.#calls.finish();
    this.#isClosing = true;
    this.#worker.postMessage({ id: 0, name: "close", args: [] } satisfies CallMessage);
    await this.#exited;
  }
}
