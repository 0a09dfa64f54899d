// Which activities of a lesson are done, as the activities themselves announce it.
export class Progress extends EventTarget {
  constructor(parts) {
    super();
    this.activities = new Set(parts.flatMap((part) => part.activities ?? []));
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
    return this.activities.size;
  }

  get count() {
    return this.done.size;
  }

  of(part) {
    const activities = part.activities ?? [];
    return { total: activities.length, count: activities.filter((activity) => this.done.has(activity)).length };
  }
}
