package org.ncbrelay.web.pages.inbox;

import java.io.IOException;
import java.time.Duration;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page that listens. */
final class NewsStream implements AnnounceNews.Listener, AnnounceTasks.Listener {
    /** Looks between two signs of life, so that proxies leave the connection open; with the default interval, 15 seconds. */
    private static final int LOOKS = 3;

    private final String userId;
    private final SseEmitter emitter;
    private int looks;
    private Runnable ended = () -> {};

    /** @param longest after that it ends, whatever happens */
    NewsStream(String userId, Duration longest) {
        this.userId = userId;
        this.emitter = new SseEmitter(longest.toMillis());
    }

    String userId() {
        return userId;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void onEnd(Runnable ended) {
        this.ended = ended;
        emitter.onCompletion(ended);
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> ended.run());
    }

    void end() {
        emitter.complete();
    }

    @Override
    public void count(int cases) {
        send(SseEmitter.event().name("count").data(cases));
    }

    @Override
    public void tasks(long count) {
        send(SseEmitter.event().name("tasks").data(count));
    }

    @Override
    public synchronized void beat() {
        if (++looks % LOOKS == 0) send(SseEmitter.event().comment("here"));
    }

    /** Whoever has gone is found out by writing to them; the container ends the request by itself then. */
    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            ended.run();
        }
    }
}
