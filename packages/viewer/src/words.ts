import type { EvidenceViewQuery } from '@kaopu/contracts';

type Words = Record<'title' | 'picture' | 'frame' | 'media' | 'cut' | 'empty', string>;

/** The few words of ours inside a rendered piece of evidence. */
export const WORDS: Readonly<Record<EvidenceViewQuery['lang'], Words>> = {
  zh: {
    title: '证据',
    picture: '图片，未载入',
    frame: '内嵌页面，未载入',
    media: '音视频，未载入',
    cut: '内容过长，以下从略。完整内容请下载原件。',
    empty: '没有可显示的文字。',
  },
  en: {
    title: 'Evidence',
    picture: 'picture, not loaded',
    frame: 'embedded page, not loaded',
    media: 'audio or video, not loaded',
    cut: 'Too long to show: the rest is left out. Download the original for all of it.',
    empty: 'No text to show.',
  },
};
