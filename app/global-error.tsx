"use client";

import "./styles/layers.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/layout.css";
import "./styles/components.css";
import { Failure } from "@/components/site/failure";

/** When even the frame of the page cannot be made. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <Failure />
      </body>
    </html>
  );
}
