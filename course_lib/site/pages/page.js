// The start of every page of the site, once its text is there.
import { Course } from "./course.js";
import { unlessLeft } from "./left.js";

unlessLeft(() => new Course());
