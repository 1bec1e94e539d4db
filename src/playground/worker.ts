/** The page's one worker: the evaluator off the main thread. */
import { evaluateText } from './evaluate.ts';
import type { EvaluateRequest, EvaluateResponse, WorkerReady } from './protocol.ts';

self.addEventListener('message', ({ data }: MessageEvent<EvaluateRequest>) => {
  const response: EvaluateResponse = {
    kind: 'evaluated',
    id: data.id,
    evaluation: evaluateText(data.text, data.flow),
  };
  self.postMessage(response);
});

const ready: WorkerReady = { kind: 'ready' };
self.postMessage(ready);
