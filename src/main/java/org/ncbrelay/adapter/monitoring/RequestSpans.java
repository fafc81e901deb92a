package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;

/** Spans of requests: method, route and class of the status, and of a failure its kind. */
final class RequestSpans extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {
    RequestSpans(Tracer tracer, Propagator propagator) {
        super(tracer, propagator);
    }

    @Override
    public void onError(ReceiverContext<?> context) {
        JobSpans.nameFailure(getRequiredSpan(context), context.getError());
    }

    @Override
    public void onScopeOpened(ReceiverContext<?> context) {
        super.onScopeOpened(context);
        JobSpans.noteIds(getRequiredSpan(context));
    }

    @Override
    public void onScopeClosed(ReceiverContext<?> context) {
        JobSpans.forgetIds();
        super.onScopeClosed(context);
    }
}
