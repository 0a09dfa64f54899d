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

  of(part) {
    const activities = part.activities ?? [];
    return { total: activities.length, count: activities.filter((activity) => this.done.has(activity)).length };
  }
}
