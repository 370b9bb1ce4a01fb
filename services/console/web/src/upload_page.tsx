import { Button, Input, Tabs, Upload } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';

import { ApiError, getDocument, listDeadLetters, submitDocument } from './api';
import type { Document, Submitted } from './api';
import { useTitle } from './hooks';
import { DocumentLink } from './parts';
import { errorClassWords, wordOf } from './words';

const maxBytes = 64 * 1024 * 1024;
const pollMs = 500;
const patientMs = 30_000; // after that it is asked for less often, and says that it takes long
const slowPollMs = 3000;

type Progress =
  | { step: 'sending' }
  | { step: 'reading'; long: boolean }
  | { step: 'done'; document: Document }
  | { step: 'failed'; reason: string };

interface Job {
  id: number;
  name: string;
  progress: Progress;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('left', 'AbortError'));
    });
  });
}

// The document once it is readable, or null for as long as it is not.
async function findDocument(taken: Submitted, signal: AbortSignal): Promise<Document | null> {
  try {
    const document = await getDocument(taken.document, signal);
    return Number(document.revision) >= taken.revision ? document : null;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 'NOT_FOUND' || error.status === 'UNREACHABLE')) return null;
    throw error;
  }
}

// Why the document was given up, or null if it was not.
async function findFailure(taken: Submitted, signal: AbortSignal): Promise<string | null> {
  const { position } = taken;
  if (position === null) return null;
  const letters = await listDeadLetters({ pageSize: 100 }, signal);
  const letter = letters.deadLetters.find(
    ({ original }) =>
      original !== null &&
      original.topic === position.topic &&
      original.partition === position.partition &&
      Number(original.offset) === Number(position.offset),
  );
  if (letter === undefined) return null;
  const what = wordOf(errorClassWords, letter.errorClass);
  return what === '' ? letter.reason : `${what}：${letter.reason}`;
}

async function follow(taken: Submitted, show: (progress: Progress) => void, signal: AbortSignal): Promise<void> {
  const began = Date.now();
  for (;;) {
    const document = await findDocument(taken, signal);
    if (document !== null) return show({ step: 'done', document });
    const reason = await findFailure(taken, signal);
    if (reason !== null) return show({ step: 'failed', reason });
    const long = Date.now() - began > patientMs;
    show({ step: 'reading', long });
    await wait(long ? slowPollMs : pollMs, signal);
  }
}

function JobRow({ job }: { job: Job }) {
  const { progress } = job;
  return (
    <li className={`job job-${progress.step}`}>
      <span className="job-name">{job.name}</span>
      <span className="job-state" role="status">
        {progress.step === 'sending' && '正在提交…'}
        {progress.step === 'reading' && (progress.long ? '已收下，仍在排队或抽取，可稍后在“报告”中查看' : '已收下，正在抽取…')}
        {progress.step === 'failed' && `失败：${progress.reason}`}
        {progress.step === 'done' && (
          <>
            完成，
            {progress.document.partCount > 0
              ? `内含 ${progress.document.partCount} 份`
              : `${progress.document.factCount} 条事实`}{' '}
            · <DocumentLink document={progress.document}>{progress.document.title || '查看报告'}</DocumentLink>
          </>
        )}
      </span>
    </li>
  );
}

export function UploadPage() {
  useTitle('上传');
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const nextId = useRef(0);
  const leaving = useRef<AbortController | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    leaving.current = abort;
    return () => abort.abort();
  }, []);

  const submit = useCallback(async (body: Blob, fileName: string) => {
    const signal = leaving.current?.signal ?? new AbortController().signal;
    const id = nextId.current++;
    const show = (progress: Progress) => {
      setJobs((before) => before.map((job) => (job.id === id ? { ...job, progress } : job)));
    };
    setJobs((before) => [{ id, name: fileName, progress: { step: 'sending' } }, ...before]);
    try {
      if (body.size > maxBytes) throw new ApiError('INVALID_ARGUMENT', '文件超过 64 MiB，请拆分后再提交');
      const taken = await submitDocument(body, fileName, signal);
      await follow(taken, show, signal);
    } catch (error) {
      if (!signal.aborted) show({ step: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }, []);

  const submitText = () => {
    const first = text.trim().split('\n', 1)[0] ?? '';
    const title = name.trim() === '' ? [...first].slice(0, 40).join('') : name.trim();
    void submit(new Blob([text], { type: 'text/plain;charset=utf-8' }), `${title.replace(/[/\\]/g, ' ')}.txt`);
    setText('');
    setName('');
  };

  return (
    <div className="sheet sheet-narrow">
      <h1>上传报告</h1>
      <p className="quiet">支持纯文本（UTF-8、GB18030）和网页（HTML），每份不超过 64 MiB。同一文件重复提交不会产生重复的报告。</p>
      <Tabs
        items={[
          {
            key: 'file',
            label: '文件',
            children: (
              <Upload.Dragger
                multiple
                showUploadList={false}
                customRequest={({ file, filename }) => {
                  if (typeof file === 'string') return;
                  void submit(file, file instanceof File ? file.name : (filename ?? '文件'));
                }}
              >
                <p className="drop-big">把文件拖到这里，或点击选择</p>
                <p className="quiet">可一次选择多个文件</p>
              </Upload.Dragger>
            ),
          },
          {
            key: 'text',
            label: '粘贴文本',
            children: (
              <div className="paste">
                <Input
                  aria-label="名称"
                  placeholder="名称（可空，默认取首行）"
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
                <Input.TextArea
                  aria-label="报告全文"
                  placeholder="在此粘贴报告全文"
                  rows={14}
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
                <Button type="primary" disabled={text.trim() === ''} onClick={submitText}>
                  提交
                </Button>
              </div>
            ),
          },
        ]}
      />
      {jobs.length > 0 && (
        <ul className="jobs" aria-label="提交进度">
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      )}
    </div>
  );
}
