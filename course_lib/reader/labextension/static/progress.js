// Which activities of a lesson are done, as the activities themselves announce it.
export class Progress extends EventTarget {
  constructor(parts) {
    super();
    const all = (some) => new Set(some.flatMap((part) => part.activities ?? []));
    this.activities = all(parts);
    this.counted = all(parts.filter((part) => !part.optional));
    this.done = new Set();
  }

  hear(event) {
    const { activity, done } = event.detail ?? {};
    if (!this.activities.has(activity) || this.done.has(activity) === Boolean(done)) return;
    if (done) this.done.add(activity);
    else this.done.delete(activity);
    this.dispatchEvent(new Event("change"));
  }

  get total() {
    return this.counted.size;
  }

  get count() {
    return [...this.done].filter((activity) => this.counted.has(activity)).length;
  }

  get whole() {
    return this.total > 0 && this.count === this.total;
  }

  of(part) {
    const activities = part.activities ?? [];
    return { total: activities.length, count: activities.filter((activity) => this.done.has(activity)).length };
  }
}

// Which lessons have nothing left to do: what Python tells when a page opens, and what is finished on the page since.
export class LessonsDone extends EventTarget {
  constructor() {
    super();
    this.ids = new Set();
  }

  has(lesson) {
    return this.ids.has(lesson);
  }

  learn(ids) {
    this.ids = new Set(ids);
    this.dispatchEvent(new Event("change"));
  }

  /** Hears when the lesson that is read is finished. */
  follow({ lesson, progress, signal }) {
    const hear = () => progress.whole && !this.has(lesson.id) && this.learn([...this.ids, lesson.id]);
    progress.addEventListener("change", hear, { signal });
  }
}
