import type { ComponentProps, MouseEvent } from 'react';
import css from './Button.module.css';
import { cx } from './classes.ts';

type Look = 'accent' | 'plain' | 'quiet' | 'danger';

function refuse(event: MouseEvent): void {
  event.preventDefault();
}

/** While it is `disabled` it does nothing and keeps the focus: who pressed it by a key stays where he is. */
export function Button({
  look = 'plain',
  className,
  type = 'button',
  disabled = false,
  onClick,
  ...rest
}: ComponentProps<'button'> & { look?: Look }) {
  return (
    <button
      type={type}
      className={cx(css['button'], css[look], className)}
      {...rest}
      {...(disabled ? { 'aria-disabled': true, onClick: refuse } : { onClick })}
    />
  );
}

/** For links that act like the page's main button. */
export function buttonClass(look: Look): string {
  return cx(css['button'], css[look]);
}
