/**
 * The Chromium that tests and drawings run in: one that the environment names, an installed one,
 * or Playwright's own.
 */
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Chromium at rest asks the network for nothing, and runs as root in a container. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a browser that is there; undefined where none is. */
export const findBrowser = (): string | undefined => {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  return [...INSTALLED, chromium.executablePath()].find((path) => existsSync(path));
};

/** Options for Playwright's launch: the browser that is there, or Playwright's own message that it is not. */
export const launchOptions = (): { readonly args: string[]; readonly executablePath?: string } => {
  const executablePath = findBrowser();
  return { args: [...BROWSER_FLAGS], ...(executablePath === undefined ? {} : { executablePath }) };
};
