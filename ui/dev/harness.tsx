// The window over typed answers instead of the program: one screen state for each address `?scene=name`, and a list of them all.
import { render } from "preact";
import { App } from "../src/app";
import "../src/styles/window.scss";
import { scenes } from "./scenes";
import { standIn } from "./stand-in";

const name = new URLSearchParams(location.search).get("scene") ?? "";
const scene = scenes[name];
const root = document.getElementById("app");
if (root && scene) {
  standIn(scene.answers);
  render(<App first={scene.first} />, root);
} else if (root) {
  document.title = "Screen states";
  render(
    <main class="app-main" id="scenes">
      <h1 class="nhsuk-heading-l">Screen states</h1>
      <ul class="nhsuk-list">
        {Object.keys(scenes).map((key) => (
          <li key={key}>
            <a href={`?scene=${key}`} data-scene={key}>
              {key}
            </a>
          </li>
        ))}
      </ul>
    </main>,
    root,
  );
}
