// A time as the reader would say it: by their own clock, in the page's language, as it's written where they are.

function tongue() {
  const page = document.documentElement.lang || "en";
  return navigator.languages.find((one) => one.slice(0, 2) === page.slice(0, 2)) ?? page;
}

export const inWords = (time) => new Intl.DateTimeFormat(tongue(), { dateStyle: "full", timeStyle: "short" }).format(new Date(time));
