// The time now, by two clocks.

// The learner's own, as 2026-11-22T14:05:30.123, and so on.
export const localTime = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, -1);
export const localDay = () => localTime().slice(0, 10);
// The world's, in Python's form, in which the order as text is the order in time.
export const rightNow = () => new Date().toISOString().replace("Z", "000+00:00");
