// What a page of the site says of itself, and of the pages beside it.

export const BLOCKS = ["attune-site", "attune-lesson", "attune-first"];

/** What a document says of itself: {site, lesson, first}. */
export const told = (page) => {
  const [site, lesson, first] = BLOCKS.map((name) => JSON.parse(page.getElementById(name).textContent));
  return { site, lesson, first };
};

/** A page that was fetched, as a document. Throws where it's of another version, as in the middle of a publication. */
export const ofVersion = async (build, response) => {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (told(page).site.build !== build) throw new Error(`${response.url} is of another version`);
  return page;
};

/** The name of a page as a link in this folder has it: a notebook's name stands for its page. */
export const pageOf = (pages, name) => {
  if (!name.endsWith(".ipynb")) return name;
  const own = name.replace(/\.ipynb$/, ".html");
  return Object.values(pages).includes(own) ? own : "index.html";
};
