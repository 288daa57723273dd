// The last resort: a page that could not be drawn.

import { Component, type ReactNode } from 'react';
import type { ApiError } from '../../backend/bindings';
import { asApiError } from '../../backend/errors';
import { Page } from '../../shared/layout/Page';
import { ErrorNotice } from '../../shared/notices/ErrorNotice';

interface ErrorBoundaryProps {
  children: ReactNode;
  /** Another key tries again: another page may well be fine. */
  page: string;
}

interface ErrorBoundaryState {
  error: ApiError | null;
  page: string;
}

/** Shows what went wrong inside the window instead of an empty one; the rail stays usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null, page: this.props.page };

  static getDerivedStateFromError(thrown: unknown): Partial<ErrorBoundaryState> {
    return { error: asApiError(thrown) };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.page === state.page ? null : { error: null, page: props.page };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <Page width="narrow">
        <ErrorNotice error={error} onRetry={() => this.setState({ error: null })} />
      </Page>
    );
  }
}
