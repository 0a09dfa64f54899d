// The learner's own clock.

// The time now as 2026-11-22T14:05:30.123, and so on.
export const localTime = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, -1);
export const localDay = () => localTime().slice(0, 10);
