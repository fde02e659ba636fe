/** An SVG drawn by the program itself, with the words that say the same. */
export function Drawing({ svg, alt, small }: { svg: string; alt: string; small?: boolean | undefined }) {
  return (
    <div
      class={small ? "app-drawing app-drawing--small" : "app-drawing"}
      role="img"
      aria-label={alt}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
