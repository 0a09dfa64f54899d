// Who does what in an exercise for two.

import { h } from "./base.js";

// `heading` is the tag of each role's name.
export const roleList = (roles, heading) => h("ul", { class: "rm-roles" }, roles.map((role) => h("li", {}, h(heading, {}, role.name), h("p", {}, role.does))));
