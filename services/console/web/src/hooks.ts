import { useCallback, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

export interface Loaded<T> {
  value: T | null; // the last answer, kept while the next one is awaited
  error: Error | null;
  loading: boolean;
  reload: () => void;
}

// Calls `load` whenever `key` changes; an answer that comes after its key has gone is dropped.
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; error: Error | null; loading: boolean }>({
    value: null,
    error: null,
    loading: true,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, error: null, loading: true }));
    load(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) setState({ value, error: null, loading: false });
      },
      (error: unknown) => {
        if (abort.signal.aborted) return;
        setState({ value: null, error: error instanceof Error ? error : new Error(String(error)), loading: false });
      },
    );
    return () => abort.abort();
    // `load` is a new function at each render; `key` says when it means something new.
  }, [key, round]);
  const reload = useCallback(() => setRound((r) => r + 1), []);
  return { ...state, reload };
}

// One parameter of the URL as a state; empty is absent. Setting one parameter can drop others.
export function useParameter(
  name: string,
  drops: readonly string[] = [],
): [string, (value: string, how?: { replace?: boolean }) => void] {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (value: string, how: { replace?: boolean } = {}) => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before);
          for (const drop of drops) after.delete(drop);
          if (value === '') after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: how.replace ?? false },
      );
    },
    [setParameters, name, drops.join()],
  );
  return [parameters.get(name) ?? '', set];
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = title === '' ? '公报' : `${title} · 公报`;
  }, [title]);
}
