// Icons of the launcher, the menus and the palette. They keep their colours in light and dark.

import { LabIcon } from "@jupyterlab/ui-components";

const svg = (content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24" fill="none">${content}</svg>`;

/** Three lanes with cards. */
export const journeyIcon = new LabIcon({
  name: "journey-widgets:journey",
  svgstr: svg(
    `<g class="jp-icon-selectable" fill="#3b82f6">
      <rect x="2" y="3" width="8" height="5" rx="1.3"/><rect x="12" y="3" width="10" height="5" rx="1.3" opacity=".45"/>
      <rect x="2" y="9.500" width="5" height="5" rx="1.3" opacity=".45"/><rect x="9" y="9.500" width="9" height="5" rx="1.3"/>
      <rect x="2" y="16" width="10" height="5" rx="1.3" opacity=".45"/><rect x="14" y="16" width="8" height="5" rx="1.3"/>
    </g>`,
  ),
});

/** A page with the curve of emotion. */
export const templateIcon = new LabIcon({
  name: "journey-widgets:template",
  svgstr: svg(
    `<g class="jp-icon-selectable" fill="#3b82f6">
      <path d="M6 2h8.500L20 7.500V20a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm.3 1.800a.5.5 0 0 0-.5.5v15.400a.5.5 0 0 0
        .5.5h11.400a.5.5 0 0 0 .5-.5V8.600h-4.800V3.800z"/>
    </g>
    <path d="M7.500 16.500c1-4.500 2.600-4.500 4-1.500s2.800 1 5-4" stroke="#0f9d8c" stroke-width="1.800" stroke-linecap="round"/>`,
  ),
});
