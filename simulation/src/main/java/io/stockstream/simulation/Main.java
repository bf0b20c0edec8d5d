package io.stockstream.simulation;

import io.stockstream.schema.AvroSerdes;

public final class Main {
    private Main() {}
    public static void main(String[] args) {
        Codec codec = new Codec(new AvroSerdes("mock://simulation"));
        var blueprints = new io.stockstream.simulation.kafka.Blueprints(World.modules(codec));
        long t0 = System.nanoTime(); long last=t0;
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            try { new History(i, 400, codec, blueprints).run(); } catch (Violation e) { System.out.println("seed " + i + ": " + e.getMessage()); }
            long t = System.nanoTime();
            if (i % 10 == 0) { System.out.printf("%d: %d ms%n", i, (t - last) / 1000000); }
            last = t;
        }
        System.out.printf("%.1f s%n", (System.nanoTime() - t0) / 1e9);
    }
}
