// The console as a person uses it: a real browser on a real `gongbao serve`. Run by CTest (label
// browser) as `node --test`, with the program in the variable GONGBAO.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// playwright-core is installed with the page's packages.
const { chromium } = createRequire(path.join(root, 'services/console/web/'))('playwright-core');

const program = process.env.GONGBAO ?? path.join(root, 'build/release/bin/gongbao');
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const shots = process.env.GONGBAO_SCREENSHOTS ?? ''; // a folder; empty: none are taken
const patienceMs = 60_000;

const sample = (name) => path.join(root, 'tests/samples', name);

// A JPEG's first bytes; no text in any charset.
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex');

let folder = '';
let server = null;
let base = '';
let context = null;
let page = null;
const complaints = []; // of the browser: violated policies, exceptions, failed loads

// Starts the program and returns the address that it prints.
async function serve() {
  server = spawn(
    program,
    ['serve', '--data', path.join(folder, 'data'), '--grpc', '127.0.0.1:0', '--http', '127.0.0.1:0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let address = '';
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith('http ')) address = line.slice('http '.length);
    if (line === 'ready') break;
  }
  assert.notEqual(address, '', `${program} serve printed no address before it said ready`);
  server.stdout.resume();
  return address;
}

async function newPage(size) {
  const made = await context.newPage();
  await made.setViewportSize(size);
  made.setDefaultTimeout(patienceMs);
  made.on('pageerror', (error) => complaints.push(String(error)));
  made.on('console', (message) => {
    // Asking for a document that is not yet there is how the upload waits for it.
    const expected = message.text().includes('404') && message.location().url.includes('/v1/documents/');
    if (message.type() === 'error' && !expected) complaints.push(`${message.text()} ${message.location().url}`);
  });
  return made;
}

async function shoot(name) {
  if (shots !== '') await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

// Uploads files on the upload page and follows the link of the newest once it is read.
async function uploadAndOpen(files) {
  await page.goto(`${base}/upload`);
  await page.locator('input[type=file]').setInputFiles(files);
  await page.locator('.job-done a').first().click();
  await page.locator('.facts tbody tr').first().waitFor();
}

async function pasteAndOpen(text) {
  await page.goto(`${base}/upload`);
  await page.getByRole('tab', { name: '粘贴文本' }).click();
  await page.getByLabel('报告全文').fill(text);
  await page.getByRole('button', { name: /提\s*交/ }).click();
  await page.locator('.job-done a').click();
  await page.locator('.facts tbody tr').first().waitFor();
}

const selectedRow = () => page.locator('.facts tr.selected');
const selectedMark = () => page.locator('.mark.selected').first();

async function isInView(locator, pane) {
  const [inner, outer] = await Promise.all([locator.boundingBox(), page.locator(pane).boundingBox()]);
  return inner !== null && outer !== null && inner.y >= outer.y - 1 && inner.y + inner.height <= outer.y + outer.height + 1;
}

before(
  async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gongbao-browser-'));
    if (shots !== '') await mkdir(shots, { recursive: true });
    base = await serve();
    context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
      executablePath: browserPath,
      headless: true,
      locale: 'zh-CN',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await newPage({ width: 1440, height: 900 });
  },
  { timeout: patienceMs },
);

after(async () => {
  await context?.close();
  if (server !== null && server.exitCode === null) {
    server.kill('SIGTERM');
    const [code] = await once(server, 'exit');
    assert.equal(code, 0, 'serve did not stop cleanly');
  }
  await rm(folder, { recursive: true, force: true });
});

test('an uploaded report is read and opens with its facts', async () => {
  await uploadAndOpen(sample('city_report.txt'));
  assert.match(page.url(), /\/documents\/[a-z2-7]{26}\/articles\/0$/);
  assert.ok((await page.locator('.facts tbody tr').count()) > 50);
  assert.match(await page.locator('.reader-facts').innerText(), /数字账：\d+ = \d+ 属于事实 \+ \d+ 排除/);
  await shoot('reader');
});

test('the marks of each fact make up its quote, and the runs the text', async () => {
  const name = new URL(page.url()).pathname;
  const answer = await (await fetch(`${base}/v1${name}:reader`)).json();
  const shown = await page.evaluate(() => ({
    marks: [...document.querySelectorAll('.mark')].map((mark) => [mark.dataset.facts.split(' '), mark.textContent]),
    paragraphs: [...document.querySelectorAll('.text-pane p')].map((paragraph) => paragraph.textContent),
  }));
  for (const fact of answer.facts) {
    const id = fact.name.split('/').pop();
    const marked = shown.marks.filter(([ids]) => ids.includes(id)).map(([, text]) => text);
    assert.equal(marked.join(''), fact.quote.replaceAll('\n', ''), fact.indicator);
  }
  const text = await readFile(sample('city_report.txt'), 'utf8');
  const lines = text.replace(/^\ufeff/, '').split('\n').filter((line) => line.trim() !== '');
  assert.deepEqual(shown.paragraphs.filter((line) => line.trim() !== ''), lines);
});

test('a click on a mark selects its row and brings it into view', async () => {
  const marks = page.locator('.mark');
  const mark = marks.nth((await marks.count()) - 3);
  await mark.click();
  await selectedRow().waitFor();
  const ids = (await mark.getAttribute('data-facts')).split(' ');
  const id = await selectedRow().getAttribute('data-fact');
  assert.ok(ids.includes(id));
  assert.ok(await isInView(selectedRow(), '.facts-scroll'));
  assert.equal(new URL(page.url()).searchParams.get('fact'), id);
  const panel = page.locator('.panel');
  assert.equal(await panel.locator('blockquote').innerText(), await mark.innerText());
  await shoot('reader_mark');
});

test('a click on a row selects its mark and scrolls the text to it', async () => {
  await page.locator('.facts tbody tr').first().click();
  await page.locator('.facts tbody tr:first-child.selected').waitFor();
  const id = await selectedRow().getAttribute('data-fact');
  assert.equal(id, await page.locator('.facts tbody tr').first().getAttribute('data-fact'));
  assert.ok((await selectedMark().getAttribute('data-facts')).split(' ').includes(id));
  assert.ok(await isInView(selectedMark(), '.text-pane'));
  await page.locator('.facts tbody tr').last().click();
  await page.locator('.facts tbody tr:last-child.selected').waitFor();
  assert.ok(await isInView(selectedMark(), '.text-pane'));
  await shoot('reader_row');
});

test('a link to a fact opens the reader on it', async () => {
  const url = page.url();
  const id = await selectedRow().getAttribute('data-fact');
  await page.goto('about:blank');
  await page.goto(url);
  await selectedRow().waitFor();
  assert.equal(await selectedRow().getAttribute('data-fact'), id);
  assert.ok(await isInView(selectedMark(), '.text-pane'));
  assert.ok(await isInView(selectedRow(), '.facts-scroll'));
});

test('j and k walk through the facts, Escape clears', async () => {
  const idAt = (n) => page.locator('.facts tbody tr').nth(n).getAttribute('data-fact');
  const isSelected = (id) => page.locator(`.facts tr.selected[data-fact="${id}"]`).waitFor();
  await page.keyboard.press('Escape');
  await selectedRow().waitFor({ state: 'detached' });
  assert.equal(new URL(page.url()).searchParams.get('fact'), null);
  await page.keyboard.press('j');
  await isSelected(await idAt(0));
  await page.keyboard.press('j');
  await isSelected(await idAt(1));
  await page.keyboard.press('k');
  await isSelected(await idAt(0));
  await page.locator('.mark').nth(4).focus();
  await page.keyboard.press('Enter');
  const ids = (await page.locator('.mark').nth(4).getAttribute('data-facts')).split(' ');
  await isSelected(ids[ids.length - 1]);
  await page.keyboard.press('Escape');
});

test('marks are coloured by status and the legend hides them', async () => {
  const name = new URL(page.url()).pathname;
  const { facts } = await (await fetch(`${base}/v1${name}:reader`)).json();
  const colours = new Map();
  for (const status of ['actual', 'target']) {
    const fact = facts.find((one) => one.status === status && one.modality !== 'firm');
    const mark = page.locator(`.mark[data-facts="${fact.name.split('/').pop()}"]`).first();
    assert.ok((await mark.getAttribute('class')).includes(`mark-${status}`));
    colours.set(status, await mark.evaluate((element) => getComputedStyle(element).backgroundColor));
  }
  assert.notEqual(colours.get('actual'), colours.get('target'));
  const green = (colour) => {
    const [red, g, blue] = colour.match(/\d+/g).map(Number);
    return g > red && g > blue;
  };
  assert.ok(green(colours.get('actual')), colours.get('actual'));
  assert.ok(!green(colours.get('target')), colours.get('target'));

  const targets = page.locator('.legend .status-target');
  await targets.click();
  await page.locator('.mark-target').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('.facts td .status-target, .facts td .status-firm').count(), 0);
  assert.equal(new URL(page.url()).searchParams.get('hide'), 'target');
  await targets.click();
  await page.locator('.mark-target').first().waitFor();
});

test('a page of several articles lets one choose', async () => {
  await uploadAndOpen(sample('three_articles.txt'));
  const first = await page.locator('.reader-title h1').innerText();
  await page.locator('.article-select').click();
  await page.locator('.ant-select-item-option').nth(1).click();
  await page.waitForURL(/\/articles\/1$/);
  await page.waitForFunction((before) => document.querySelector('.reader-title h1')?.textContent !== before, first);
  await shoot('reader_articles');
});

test('pasted text is taken like a file', async () => {
  await pasteAndOpen('青岚县2022年工作总结\n全年粮食产量31.7万吨,同比增长2.6%。');
  await page.locator('.mark', { hasText: '31.7万吨' }).waitFor();
});

test('a report leads to its copies in other documents, the same and the rewritten', async () => {
  const sentence = (i) => `第${i}号渠道投资${i * 7}万元，灌溉农田${i * 3}亩。`;
  const body = (from, to) => Array.from({ length: to - from }, (_, i) => sentence(from + i)).join('');
  const text = (title, words) => ({ name: `${title}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`${title}\n${words}\n`) });
  await uploadAndOpen(text('沧屿县2021年水利工作总结', body(1000, 1060)));
  const original = new URL(page.url()).pathname;
  assert.equal(await page.getByRole('button', { name: /同文/ }).count(), 0);
  await uploadAndOpen(text('沧屿县2021年水利工作总结（转载）', body(1000, 1060)));
  const same = new URL(page.url()).pathname;
  await uploadAndOpen(text('沧屿水利喜人2021', body(1000, 1040) + body(2000, 2010)));
  const rewritten = new URL(page.url()).pathname;

  await page.goto(base + original);
  await page.getByRole('button', { name: '同文 2 篇' }).click();
  const items = page.locator('.copies li');
  await items.nth(1).waitFor();
  await shoot('reader_copies');
  assert.match(await items.nth(0).innerText(), /相同/);
  assert.match(await items.nth(1).innerText(), /\d\d% 相同\s*转述/);
  assert.deepEqual(
    await items.locator('a').evaluateAll((links) => links.map((link) => link.pathname)),
    [same, rewritten],
  );
  await items.nth(1).locator('a').click();
  await page.waitForURL(base + rewritten);
  await page.getByRole('button', { name: '同文 2 篇' }).waitFor();
});

test('a fact of a PDF tells its page, in the panel, the text and the list of all facts', async () => {
  const printer = await context.newPage();
  await printer.setContent(`<html lang="zh-CN"><h1>沧屿县2023年政府工作报告</h1><h2>一、2023年工作回顾</h2>
    <p>一年来，全县上下同心协力，地区生产总值达到208.4亿元，增长5.9%。</p>
    <h2 style="break-before: page">二、农业和海洋</h2><p>农业生产稳中有进，全年海带产量31.7万吨，增长2.6%。</p></html>`);
  const buffer = await printer.pdf({ format: 'A4' });
  await printer.close();
  await uploadAndOpen({ name: '沧屿.pdf', mimeType: 'application/pdf', buffer });
  assert.deepEqual(
    await page.locator('.text-pane [data-page]').evaluateAll((all) => all.map((one) => one.dataset.page)),
    ['1', '2'],
  );
  await page.locator('.mark', { hasText: '31.7万吨' }).click();
  await page.locator('.panel dd', { hasText: '第 2 页' }).waitFor();
  await shoot('reader_pdf');
  await page.goto(`${base}/facts?q=${encodeURIComponent('海带产量')}`);
  await page.locator('.rows tbody tr', { hasText: '31.7万吨' }).getByText('第 2 页').waitFor();
});

test('a table is shown as one, its facts marked in their cells', async () => {
  const html = `<html><meta charset="utf-8"><h1>沧屿县2023年国民经济和社会发展统计公报</h1>
    <p>2023年，全县经济稳中有进，主要指标如下表。</p><table>
    <tr><th rowspan="2">指标</th><th colspan="2">2023年</th></tr><tr><th>绝对数（亿元）</th><th>增长（%）</th></tr>
    <tr><td>地区生产总值</td><td>208.4</td><td>5.9</td></tr><tr><td></td><td></td><td></td></tr>
    <tr><td rowspan="2">海洋产业增加值</td><td>61.2</td><td>8.1</td></tr><tr><td colspan="2">初步核算数</td></tr>
    </table><p>全年社会消费品零售总额92.7亿元。</p></html>`;
  await uploadAndOpen({ name: '沧屿公报.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  const cells = await page.locator('.text-pane tr').evaluateAll((rows) =>
    rows.map((row) => [...row.cells].map((cell) => `${cell.localName} ${cell.rowSpan}x${cell.colSpan} ${cell.textContent}`)),
  );
  assert.deepEqual(cells, [
    ['th 2x1 指标', 'th 1x2 2023年'],
    ['th 1x1 绝对数（亿元）', 'th 1x1 增长（%）'],
    ['td 1x1 地区生产总值', 'td 1x1 208.4', 'td 1x1 5.9'],
    ['td 2x1 海洋产业增加值', 'td 1x1 61.2', 'td 1x1 8.1'],
    ['td 1x2 初步核算数'],
  ]);
  await page.locator('.text-pane td .mark', { hasText: '61.2' }).click();
  await selectedRow().getByText('海洋产业增加值').waitFor();
  await shoot('reader_table');
  assert.equal(await page.locator('.text-pane p .mark', { hasText: '92.7亿元' }).count(), 1);
});

test('a quote that several facts share goes through them click by click', async () => {
  await pasteAndOpen('青岚县2023年工作总结\n全县数字经济、海洋经济增加值均增长8%。');
  const shared = page.locator('.mark-many').first();
  await shared.click();
  const ids = (await shared.getAttribute('data-facts')).split(' ');
  for (const id of [...ids].reverse()) {
    await page.locator(`.facts tr.selected[data-fact="${id}"]`).waitFor();
    await shared.click();
  }
  await page.locator(`.facts tr.selected[data-fact="${ids[ids.length - 1]}"]`).waitFor();
  assert.equal(await page.locator('.panel-sharing button').count(), ids.length - 1);
  await page.keyboard.press('Escape');
});

test('a part of a mail that has no title goes by the name of its file', { timeout: patienceMs }, async () => {
  const words = '去年产粮31.7万吨。';
  const mail = ['From: a@example.org', 'Subject: 农业', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '',
    '--b', 'Content-Type: text/plain; charset=utf-8; name=harvest.txt', 'Content-Disposition: attachment', '', words,
    '--b', 'Content-Type: text/plain; charset=utf-8; name=more.txt', 'Content-Disposition: attachment', '', words,
    '--b--', ''].join('\r\n');
  await page.goto(`${base}/upload`);
  await page.locator('input[type=file]').setInputFiles({ name: '农业.eml', mimeType: 'message/rfc822', buffer: Buffer.from(mail) });
  await page.locator('.job-done a').first().click();
  const part = page.locator('.rows tbody tr a', { hasText: /^harvest\.txt$/ });
  // The list is of the moment that it was asked for; parts are read behind their mail.
  while ((await part.count()) === 0) {
    await page.reload();
    await page.locator('.rows[aria-busy=false]').waitFor();
  }
  await shoot('parts');
  await part.click();
  await page.locator('.mark', { hasText: '31.7万吨' }).waitFor();
  assert.equal(await page.locator('.reader-title h1').innerText(), 'harvest.txt');
});

test('a picture fails with its reason, there and in the list of failures', async () => {
  await page.goto(`${base}/upload`);
  await page.locator('input[type=file]').setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: jpeg });
  const state = page.locator('.job-failed .job-state');
  await state.waitFor();
  const reason = (await state.innerText()).replace(/^失败：[^：]*：/, '');
  assert.ok(reason.length > 10, reason);
  await shoot('upload_failed');
  await page.goto(`${base}/documents?tab=failed`);
  const row = page.locator('tbody tr', { hasText: '照片.jpg' });
  await row.waitFor();
  assert.ok((await row.innerText()).includes(reason));
  await shoot('failed');
});

test('reports are listed and filtered', async () => {
  await page.goto(`${base}/documents`);
  await page.locator('tbody tr', { hasText: '云溪' }).first().waitFor();
  await shoot('documents');
  await page.getByLabel('筛选', { exact: true }).fill('云溪');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.locator('tbody tr', { hasText: '青岚县' }).first().waitFor({ state: 'detached' });
  await page.getByLabel('筛选', { exact: true }).fill('nonsense = 1');
  await page.keyboard.press('Enter');
  await page.locator('.failure').waitFor();
  complaints.length = 0; // the browser logs the 400 that this asked for
});

test('facts of all reports are filtered and lead to their place', async () => {
  await page.goto(`${base}/facts?status=target&q=${encodeURIComponent('生产总值')}`);
  const row = page.locator('.rows tbody tr').first();
  await row.waitFor();
  assert.ok((await page.locator('.rows tbody tr .status').allInnerTexts()).every((text) => text.startsWith('目标')));
  await shoot('facts');
  const quote = await row.locator('q').innerText();
  await row.locator('a').first().click();
  await selectedMark().waitFor();
  assert.equal(await page.locator('.panel blockquote').innerText(), quote);
});

test('a thousand facts in long paragraphs stay quick', async (t) => {
  let text = '浮山县2023年统计\n';
  for (let paragraph = 0; paragraph < 2; ++paragraph) {
    for (let i = 0; i < 500; ++i) text += `第${paragraph}组规上企业产值${100 + i}.${i % 10}亿元、用电量为${i + 3}万千瓦时，`;
    text += '\n';
  }
  await uploadAndOpen({ name: '浮山.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  assert.ok((await page.locator('.mark').count()) >= 1000);
  const began = Date.now();
  await page.reload();
  await page.locator('.mark').first().waitFor();
  t.diagnostic(`opened in ${Date.now() - began} ms`);
  const perKey = await page.evaluate(async () => {
    const start = performance.now();
    for (let i = 0; i < 20; ++i) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return (performance.now() - start) / 20;
  });
  t.diagnostic(`${perKey.toFixed(1)} ms a key`);
  assert.ok(perKey < 500, `${perKey} ms from one fact to the next`);
});

test('everything fits a small window', async () => {
  await page.setViewportSize({ width: 1024, height: 768 });
  for (const [name, address] of [
    ['documents', '/documents'],
    ['facts', '/facts'],
    ['upload', '/upload'],
  ]) {
    await page.goto(base + address);
    await page.waitForLoadState('networkidle');
    await shoot(`${name}_small`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${address} is ${overflow} px too wide`);
  }
  await page.goto(`${base}/documents?q=${encodeURIComponent('云溪')}`);
  await page.locator('.rows tbody tr a').first().click();
  await page.locator('.mark').nth(6).click();
  await selectedRow().waitFor();
  await shoot('reader_small');
});

test('the browser had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
