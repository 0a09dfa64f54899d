// All that waits for the facilitator: sentences and words to let through, and quiet questions.

import { waitingList } from "./waiting.js";

// tell(message) sends a command. Returns { nodes, update(view) }.
export function whatWaits(words, tell) {
  const texts = waitingList(words, words.texts, (id, on) => tell({ type: "let", text: id, shown: on }));
  const cloud = waitingList(words, words.words, (word, on) => tell({ type: "let", word, shown: on }));
  const questions = waitingList(words, words.questions, (id) => tell({ type: "answered", text: id }));
  return {
    nodes: [texts.node, cloud.node, questions.node],
    update(view) {
      texts.update(view.step.kind === "open" ? view.texts.map((one) => ({ ...one, on: one.state === "shown" })) : null);
      cloud.update(view.step.kind === "words" ? view.words.map((one) => ({ id: one.word, text: one.word, on: one.shown })) : null);
      questions.update(view.questions);
    },
  };
}
