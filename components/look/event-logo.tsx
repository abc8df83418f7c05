type Props = { src: string; width: number; height: number; alt: string };

/** An event's logo. Not next/image: it is as small as it is shown, and must not be made anew by a service of ours. */
export function EventLogo({ src, width, height, alt }: Props) {
  // biome-ignore lint/performance/noImgElement: see above
  return <img className="event-logo" src={src} width={width} height={height} alt={alt} />;
}
