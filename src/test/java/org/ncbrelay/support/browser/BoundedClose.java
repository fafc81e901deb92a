package org.ncbrelay.support.browser;

import com.microsoft.playwright.BrowserContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Playwright waits without an end for the browser to close a context, and now and then the browser never answers. */
final class BoundedClose {
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "bounded-close");
        thread.setDaemon(true);
        return thread;
    });

    private BoundedClose() {}

    /**
     * The same context, which is abandoned where it does not close in time.
     *
     * @param abandoned runs then, since its browser can no longer be used
     */
    static BrowserContext of(BrowserContext context, long patienceMs, Runnable abandoned) {
        return (BrowserContext) Proxy.newProxyInstance(
                BoundedClose.class.getClassLoader(),
                new Class<?>[] {BrowserContext.class},
                (proxy, method, arguments) -> {
                    AtomicBoolean late = new AtomicBoolean();
                    Future<?> watch = method.getName().equals("close") ? interruptLater(late, patienceMs) : null;
                    try {
                        return method.invoke(context, arguments);
                    } catch (InvocationTargetException failure) {
                        if (!late.get()) throw failure.getCause();
                        abandoned.run();
                        return null;
                    } finally {
                        if (watch != null) watch.cancel(false);
                        if (late.get()) Thread.interrupted();
                    }
                });
    }

    private static Future<?> interruptLater(AtomicBoolean late, long patienceMs) {
        Thread waiting = Thread.currentThread();
        return WATCH.schedule(
                () -> {
                    late.set(true);
                    waiting.interrupt();
                },
                patienceMs,
                TimeUnit.MILLISECONDS);
    }
}
