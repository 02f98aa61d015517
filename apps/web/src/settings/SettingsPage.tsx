import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useProfile } from '../app/profile.ts';
import { applyTheme, storedTheme, THEMES } from '../app/theme.ts';
import { useTitle } from '../app/use-title.ts';
import { deviceDiffers } from '../format/time.ts';
import { chooseLanguage } from '../i18n/language.ts';
import { useI18n } from '../i18n/use-i18n.ts';
import { useWords } from '../i18n/use-words.ts';
import { datasetPath } from '../trust/queries.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { Segments } from '../ui/Segments.tsx';
import { ChannelTests } from './ChannelTests.tsx';
import { ForgetCard } from './ForgetCard.tsx';
import { Keys } from './Keys.tsx';
import { KeysSwitch } from './KeysSwitch.tsx';
import css from './Settings.module.css';
import { SETTINGS_WORDS } from './words.ts';

const LANGUAGES = [
  { id: 'zh-CN', text: '中文' },
  { id: 'en', text: 'English' },
] as const;

/** What leads on from here, in the order in which it is wanted. */
const PLACES = [
  ['/channels', 'channels'],
  ['/alerts/rules', 'rules'],
  ['/alerts/routes', 'routes'],
  ['/alerts/silences', 'silences'],
  ['/reports', 'reports'],
  ['/probes', 'probes'],
  ['/vantages', 'vantages'],
  ['/setup', 'setup'],
  ['/register', 'register'],
  ['/imports', 'imports'],
  ['/weights', 'weights'],
  ['/method', 'method'],
  ['/trust', 'trust'],
] as const;

function Looks() {
  const { lang, m } = useI18n();
  const words = useWords(SETTINGS_WORDS);
  const [theme, setTheme] = useState(storedTheme);
  return (
    <Card title={words.looks}>
      <div className={css['stack']}>
        <Segments
          label={words.language}
          options={LANGUAGES}
          value={lang}
          onChange={(chosen) => void chooseLanguage(chosen)}
        />
        <Segments
          label={m.shell.theme.label}
          options={THEMES.map((id) => ({ id, text: m.shell.theme[id] }))}
          value={theme}
          onChange={(chosen) => {
            applyTheme(chosen);
            setTheme(chosen);
          }}
        />
      </div>
    </Card>
  );
}

function TimeZone() {
  const words = useWords(SETTINGS_WORDS).zone;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.why}</p>
        <p className={css['quiet']}>{deviceDiffers(Date.now()) ? words.differs : words.same}</p>
      </div>
    </Card>
  );
}

function DataExport() {
  const words = useWords(SETTINGS_WORDS).data;
  const profile = useProfile();
  const name = `kaopu-scores-${profile}`;
  return (
    <Card title={words.title}>
      <div className={css['stack']}>
        <p>{words.scores}</p>
        <div className={css['buttons']}>
          <a className={buttonClass('plain')} href={datasetPath(profile)} download={`${name}.json`}>
            {words.json}
          </a>
          <a
            className={buttonClass('plain')}
            href={datasetPath(profile, true)}
            download={`${name}.csv`}
          >
            {words.csv}
          </a>
        </div>
        <p>{words.evidence}</p>
        <p>
          {words.remove} <Link to="/platforms">{words.choose}</Link>
        </p>
      </div>
    </Card>
  );
}

/** What is chosen on this device, and where everything else is set. */
export function SettingsPage() {
  const words = useWords(SETTINGS_WORDS);
  useTitle(words.title);
  return (
    <div className={css['page']}>
      <h1>{words.title}</h1>
      <Card title={words.places}>
        <ul className={css['links']}>
          {PLACES.map(([to, key]) => (
            <li key={to}>
              <Link to={to} search={{}}>
                {words.place[key]}
              </Link>
            </li>
          ))}
        </ul>
      </Card>
      <Looks />
      <Card title={words.keys.title}>
        <div className={css['stack']}>
          <KeysSwitch />
          <Keys />
        </div>
      </Card>
      <TimeZone />
      <DataExport />
      {/* What is still to come keeps back all below it. */}
      <ChannelTests />
      <ForgetCard />
    </div>
  );
}
