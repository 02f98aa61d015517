import type { ComponentProps } from 'react';
import css from './Button.module.css';
import { cx } from './classes.ts';

type Look = 'accent' | 'plain' | 'quiet' | 'danger';

export function Button({
  look = 'plain',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & { look?: Look }) {
  return <button type={type} className={cx(css['button'], css[look], className)} {...rest} />;
}

/** For links that act like the page's main button. */
export function buttonClass(look: Look): string {
  return cx(css['button'], css[look]);
}
