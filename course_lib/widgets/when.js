// A time as people here say it: the reader's own clock, in the page's language.

export const inWords = (time) => new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "full", timeStyle: "short" }).format(new Date(time));
