/** How a link looks within text. */
export const linkStyle = 'font-medium underline underline-offset-2';
