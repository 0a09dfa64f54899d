// The two plugins that JupyterLab sees: the reader view, and the silence of its connection dialog.
import { House } from "./house.js";

const NOTEBOOKS = "@jupyterlab/notebook";
const CELLS = "@jupyterlab/cells";
const APPLICATION = "@jupyterlab/application";
const APPUTILS = "@jupyterlab/apputils";
const SERVICES = "@jupyterlab/services";

export const makePlugins = async (shared) => {
  const [{ INotebookTracker }, { CodeCell }, { IConnectionLost }, { IThemeManager }, { ServerConnection }] =
    await Promise.all([NOTEBOOKS, CELLS, APPLICATION, APPUTILS, SERVICES].map(shared));
  const house = new House({ CodeCell, ServerConnection });
  return [
    {
      id: "attune-reader:view",
      description: "Shows a lesson as a book that answers back",
      autoStart: true,
      requires: [INotebookTracker, IThemeManager],
      activate: (app, tracker, themes) => house.open(app, tracker, themes),
    },
    {
      id: "attune-reader:connection",
      description: "Leaves word of a lost connection to the page that is being read",
      provides: IConnectionLost,
      activate: () => async () => house.connectionLost(),
    },
  ];
};
