import { defineConfig } from "vite";

// The page of screen states: the same window over typed answers instead of the program. Never part of ui/dist.
export default defineConfig({
  root: "dev",
  base: "./",
  build: {
    target: "es2022",
    outDir: "../node_modules/.harness",
    emptyOutDir: true,
    modulePreload: false,
  },
});
