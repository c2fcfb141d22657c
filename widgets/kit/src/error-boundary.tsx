import { Component, type ReactNode } from 'react';
import { useReportError } from './report-error.ts';
import { Button } from './ui/button.tsx';
import { Notice } from './ui/notice.tsx';
import { useTranslate } from './widget-context.ts';

/** A widget that fails while it renders says so in its place, tells the host, and can be drawn anew. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return <Failed error={error} onRetry={() => this.setState({ error: undefined })} />;
  }
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const translate = useTranslate();
  useReportError(error);
  return (
    <Notice kind="danger" title={translate('problem.render')}>
      <Button onClick={onRetry}>{translate('retry')}</Button>
    </Notice>
  );
}
