package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import org.slf4j.MDC;

/** Spans of jobs. Of a failure they have its kind alone: its message may quote what somebody wrote. Lines of the log have the ids of the span. */
final class JobSpans extends DefaultTracingObservationHandler {
    private static final String TRACE = "traceId";
    private static final String SPAN = "spanId";

    JobSpans(Tracer tracer) {
        super(tracer);
    }

    @Override
    public void onError(Observation.Context context) {
        nameFailure(getRequiredSpan(context), context.getError());
    }

    @Override
    public void onScopeOpened(Observation.Context context) {
        super.onScopeOpened(context);
        noteIds(getRequiredSpan(context));
    }

    @Override
    public void onScopeClosed(Observation.Context context) {
        forgetIds();
        super.onScopeClosed(context);
    }

    static void nameFailure(Span span, Throwable failure) {
        if (failure != null) span.tag("error.type", failure.getClass().getSimpleName());
    }

    static void noteIds(Span span) {
        MDC.put(TRACE, span.context().traceId());
        MDC.put(SPAN, span.context().spanId());
    }

    static void forgetIds() {
        MDC.remove(TRACE);
        MDC.remove(SPAN);
    }
}
