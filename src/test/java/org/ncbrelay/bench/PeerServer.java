package org.ncbrelay.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The part of a peer that runs in a process of its own, so that what it uses is known: it reads how many threads are to do the
 * work how often, does it, and answers with all times in nanoseconds, the whole first. JDK only: peers share nothing else.
 */
public final class PeerServer {
    /** What a peer says once it can work. */
    static final String READY = "ready";

    private PeerServer() {}

    /** Serves until the input ends. Whatever the libraries of the peer print goes to the error stream. */
    public static void serve(Load.Work work) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err);
        answers.println(READY);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine())
            answers.println(answer(order, work));
    }

    private static String answer(String order, Load.Work work) throws Exception {
        String[] numbers = order.split(" ");
        Load load = Load.run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), work);
        return load.whole().toNanos()
                + load.times().stream().map(time -> " " + time.toNanos()).collect(Collectors.joining());
    }

    /** Twelve, as an application has them that keeps its case in the engine. */
    public static Map<String, Object> variables() {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 1; i <= 8; i++) variables.put("text" + i, "A value of some words, number " + i);
        variables.put("amount", 1450L);
        variables.put("days", 30L);
        variables.put("urgent", true);
        variables.put("requested", false);
        return variables;
    }

    /** The process of the two tasks, the same for every engine. */
    public static String twoTasks() throws IOException {
        try (var diagram = PeerServer.class.getResourceAsStream("/bench/two-tasks.bpmn")) {
            return new String(diagram.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
