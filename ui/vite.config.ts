import { defineConfig } from "vite";

// The window is served from the program itself: relative addresses, no preload script (it would call fetch), nothing inlined as data.
export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    sourcemap: false,
  },
});
