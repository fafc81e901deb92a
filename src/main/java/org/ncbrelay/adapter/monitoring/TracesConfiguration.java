package org.ncbrelay.adapter.monitoring;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Traces of requests and jobs, sent to a collector. Whether a trace is kept is decided here by its id and by no one who sends a request: a
 * caller's trace is continued, so that a proxy in front is in the same one, but it cannot have each of its requests recorded. Spring Boot's
 * own tracing would follow the caller, and note the messages of failures.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("relay.traces.endpoint")
class TracesConfiguration {
    private static final String NAME = "ncb-relay";

    /** A test has one of its own. */
    @Bean
    @ConditionalOnMissingBean
    SpanExporter spanExporter(TracesSettings settings) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.endpoint().toString())
                .setTimeout(settings.timeout())
                .build();
    }

    /** Sends what is left when the relay stops. */
    @Bean(destroyMethod = "close")
    SdkTracerProvider tracerProvider(SpanExporter exporter, TracesSettings settings) {
        return SdkTracerProvider.builder()
                .setResource(Resource.getDefault().toBuilder()
                        .put(AttributeKey.stringKey("service.name"), NAME)
                        .build())
                .setSampler(Sampler.traceIdRatioBased(settings.share()))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
    }

    @Bean
    ObservationHandler<?> spans(SdkTracerProvider provider) {
        io.opentelemetry.api.trace.Tracer tracer = provider.get(NAME);
        Tracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), event -> {});
        Propagator propagator =
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
        return new ObservationHandler.FirstMatchingCompositeObservationHandler(
                new RequestSpans(bridge, propagator), new JobSpans(bridge));
    }

    /** Spans of requests: method, route and class of the status, and of a failure its kind. */
    private static final class RequestSpans extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {
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

    /** Spans of jobs. Of a failure they have its kind alone: its message may quote what an officer wrote. Lines of the log have the ids of the span. */
    private static final class JobSpans extends DefaultTracingObservationHandler {
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
}
