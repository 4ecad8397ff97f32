// A kernel that goes: nobody tells its widgets' models, so whoever shows them must look.

import type { NotebookPanel } from "@jupyterlab/notebook";
import type { Kernel } from "@jupyterlab/services";

const GONE: ReadonlySet<Kernel.Status> = new Set(["restarting", "autorestarting", "dead", "terminating"]);

/** Calls when the kernel of a notebook goes or is another one; ends with the notebook. */
export function onKernelGone({ sessionContext, disposed }: NotebookPanel, listener: () => void): void {
  const onStatus = (_: unknown, status: Kernel.Status): void => {
    if (GONE.has(status)) listener();
  };
  const onKernel = (
    _: unknown,
    { oldValue, newValue }: { oldValue: { id: string } | null; newValue: { id: string } | null },
  ): void => {
    if (oldValue !== null && oldValue.id !== newValue?.id) listener();
  };
  sessionContext.statusChanged.connect(onStatus);
  sessionContext.kernelChanged.connect(onKernel);
  disposed.connect(() => {
    sessionContext.statusChanged.disconnect(onStatus);
    sessionContext.kernelChanged.disconnect(onKernel);
  });
}
