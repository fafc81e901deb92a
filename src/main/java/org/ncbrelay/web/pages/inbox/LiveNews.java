package org.ncbrelay.web.pages.inbox;

import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.flow.news.AnnounceNews;
import org.ncbrelay.flow.news.AnnounceTasks;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.security.sessions.WatchedSessions;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The number next to the bell and how many tasks are new to an inbox, live: server-sent events for pages, JSON for who asks without
 * wanting a stream. A stream says numbers and nothing else. It ends with its session, and does not keep it alive: to the session it is one request.
 */
@Controller
class LiveNews implements SmartLifecycle {
    /** Streams of one officer on a node; the oldest ends when there is one more. Our default. */
    private static final int MOST = 10;

    /** Streams of all officers on a node; the oldest ends as well. Our default. A stream holds a connection, and no thread. */
    private static final int MOST_OF_NODE = 1000;

    /** A session that no one uses is over when its last stream ends. */
    private static final Duration BEYOND_SESSION = Duration.ofMinutes(2);

    /** What an inbox says of its newest task. */
    private static final String TASK_OR_NONE = "[0-9A-Za-z-]{0,64}";

    private final AnnounceNews announcements;
    private final AnnounceTasks tasks;
    private final ReadNews news;
    private final Officers officers;
    private final WatchedSessions sessions;
    private final List<NewsStream> streams = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    LiveNews(
            AnnounceNews announcements,
            AnnounceTasks tasks,
            ReadNews news,
            Officers officers,
            WatchedSessions sessions) {
        this.announcements = announcements;
        this.tasks = tasks;
        this.news = news;
        this.officers = officers;
        this.sessions = sessions;
    }

    /** For a client that does not ask for a stream. */
    @GetMapping("/news/events")
    ResponseEntity<Map<String, Integer>> count() {
        return ResponseEntity.ok(Map.of("count", news.count(officers.officer())));
    }

    /** @param after id of the newest task that an inbox shows, which then learns how many are newer; other pages have none */
    @GetMapping(path = "/news/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@RequestParam(required = false) String after, HttpSession session) {
        Officer officer = officers.officer();
        String newest = after != null && after.matches(TASK_OR_NONE) ? after : null;
        return stream(officer, session, newest, news.count(officer));
    }

    private SseEmitter stream(Officer officer, HttpSession session, String newest, int count) {
        NewsStream stream = new NewsStream(
                officer.userId(),
                Duration.ofSeconds(session.getMaxInactiveInterval()).plus(BEYOND_SESSION));
        admit(stream);
        announcements.add(officer, stream);
        if (newest != null) tasks.add(officer, newest, stream);
        stream.onEnd(() -> {
            streams.remove(stream);
            announcements.remove(stream);
            tasks.remove(stream);
            sessions.forget(stream);
        });
        sessions.watch(stream, session.getId(), stream::end);
        stream.count(count);
        return stream.emitter();
    }

    /** One at a time, and what ends is no longer counted: otherwise streams that begin at once would all end the same one. */
    private synchronized void admit(NewsStream stream) {
        List<NewsStream> own = streams.stream()
                .filter(each -> each.userId().equals(stream.userId()))
                .toList();
        if (own.size() >= MOST) end(own.get(0));
        else if (streams.size() >= MOST_OF_NODE) end(streams.get(0));
        streams.add(stream);
    }

    private void end(NewsStream oldest) {
        streams.remove(oldest);
        oldest.end();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for requests that are under way, and after the time in which a node that ends goes on serving. */
    @Override
    public int getPhase() {
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(NewsStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One open page that listens. */
    private static final class NewsStream implements AnnounceNews.Listener, AnnounceTasks.Listener {
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

        /** A client that has gone is found out by writing to them; the container ends the request by itself then. */
        private void send(SseEmitter.SseEventBuilder event) {
            try {
                emitter.send(event);
            } catch (IOException | IllegalStateException gone) {
                ended.run();
            }
        }
    }
}
