const PATHS = {
  today: 'M4 5h12v11H4zM4 9h12M7 3v4m6-4v4',
  platforms: 'M3 5h14M3 10h14M3 15h9',
  compare: 'M4 5v10M3 10h8M16 5v10M9 6h7',
  alerts: 'M10 3a5 5 0 0 1 5 5v3l1.5 3h-13L5 11V8a5 5 0 0 1 5-5zM8.3 17h3.4',
  register: 'M10 4v12M4 10h12',
  method: 'M15 6V4H5l5.5 6L5 16h10v-2',
  probes: 'M2 10h3l2-5 4 10 2.5-5H18',
  log: 'M4 16h3l9-9-3-3-9 9zM11 6l3 3',
  settings: 'M3 6h8m4 0h2M3 14h2m4 0h8M13 4v4M7 12v4',
  auto: 'M3 4.5h14v9H3zM7 17h6M10 13.5V17',
  light:
    'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM10 2v2m0 12v2M2 10h2m12 0h2M4.4 4.4l1.4 1.4m8.4 8.4 1.4 1.4m0-11.2-1.4 1.4m-8.4 8.4-1.4 1.4',
  dark: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark: a value inside its interval. */
export function Brand() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M5 16h22"
        stroke="var(--on-accent)"
        strokeOpacity=".45"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <rect x="9" y="12" width="15" height="8" rx="4" fill="var(--on-accent)" fillOpacity=".5" />
      <path d="M17.5 8v16" stroke="var(--on-accent)" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  );
}
