const SHOWN = 5;
const NAME = /^[A-Za-z][\w-]{0,39}$/;

interface Step {
  selector: string;
  /** How many of each tag it holds so far. */
  children: Map<string, number>;
}

/** The way from the root to the element being read, as a selector of at most five steps. */
export class Path {
  private readonly steps: Step[] = [{ selector: '', children: new Map() }];

  enter(tag: string, { id, class: classes }: Record<string, string>): void {
    const siblings = this.steps.at(-1)?.children ?? new Map<string, number>();
    const nth = (siblings.get(tag) ?? 0) + 1;
    siblings.set(tag, nth);
    this.steps.push({ selector: selectorOf(tag, id, classes, nth), children: new Map() });
  }

  leave(): void {
    if (this.steps.length > 1) this.steps.pop();
  }

  toString(): string {
    const shown = this.steps.slice(Math.max(1, this.steps.length - SHOWN));
    return shown.map(({ selector }) => selector).join(' > ');
  }
}

/** Only names that are plain words: generated ones say nothing and differ at every visit. */
function selectorOf(
  tag: string,
  id: string | undefined,
  classes: string | undefined,
  nth: number,
): string {
  const name = tag.slice(0, 40);
  if (id !== undefined && NAME.test(id) && !/\d{4}/.test(id)) return `${name}#${id}`;
  const first = classes?.trim().split(/\s/, 1)[0] ?? '';
  const classed = NAME.test(first) && !/\d{4}/.test(first) ? `${name}.${first}` : name;
  return nth === 1 ? classed : `${classed}:nth-of-type(${nth})`;
}
