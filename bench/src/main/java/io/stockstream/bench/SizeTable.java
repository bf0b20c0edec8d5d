package io.stockstream.bench;

import io.stockstream.bench.SystemSizes.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Bytes of each thing, in Markdown: a column for each load, a row for each thing that grew. */
final class SizeTable {

    /** Bytes below which a row is not worth a line. */
    private static final double WORTH_A_LINE = 1;

    private final Map<String, Map<SizeRow, Size>> growth = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /**
     * Takes in one load.
     *
     * @param load names the column
     * @param count things of the load
     */
    void add(String load, int count, Map<SizeRow, Size> before, Map<SizeRow, Size> after) {
        Map<SizeRow, Size> grown = new LinkedHashMap<>();
        after.forEach((row, size) -> grown.put(row, size.minus(before.getOrDefault(row, Size.NONE))));
        growth.put(load, grown);
        counts.put(load, count);
    }

    /** The table that people read. */
    void print() {
        System.out.printf("| | %s |%n", String.join(" | ", growth.keySet()));
        System.out.println("|---".repeat(growth.size() + 1) + "|");
        for (SizeRow.Kind kind : SizeRow.Kind.values()) {
            List<SizeRow> rows = rows(kind);
            rows.stream()
                    .filter(this::isWorthALine)
                    .forEach(row -> line(row.kind().label() + " `" + row.name() + "`", List.of(row)));
            line("**all: " + kind.label() + "**", rows);
        }
    }

    private List<SizeRow> rows(SizeRow.Kind kind) {
        TreeSet<SizeRow> rows = new TreeSet<>();
        growth.values().forEach(grown -> rows.addAll(grown.keySet()));
        rows.removeIf(row -> row.kind() != kind);
        return List.copyOf(rows);
    }

    private boolean isWorthALine(SizeRow row) {
        return growth.keySet().stream()
                .anyMatch(load ->
                        growth.get(load).getOrDefault(row, Size.NONE).whole() >= WORTH_A_LINE * counts.get(load));
    }

    private void line(String name, List<SizeRow> rows) {
        List<String> cells = new ArrayList<>();
        growth.forEach((load, grown) -> {
            Size sum =
                    rows.stream().map(row -> grown.getOrDefault(row, Size.NONE)).reduce(Size.NONE, Size::plus);
            cells.add(cell(sum, counts.get(load)));
        });
        System.out.printf("| %s | %s |%n", name, String.join(" | ", cells));
    }

    private static String cell(Size size, int count) {
        return String.format(Locale.ROOT, "%,.0f / %,.0f", (double) size.whole() / count, (double) size.live() / count);
    }
}
