import { render } from "preact";
import { App } from "./app";
import "./styles/window.scss";

const root = document.getElementById("app");
if (root) render(<App />, root);
