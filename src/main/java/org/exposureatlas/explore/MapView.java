package org.exposureatlas.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.chart.DataTable;
import org.exposureatlas.chart.TileLabel;
import org.exposureatlas.chart.Treemap;
import org.exposureatlas.occupation.Category;
import org.exposureatlas.platform.Words;
import org.exposureatlas.shared.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The map: every occupation a tile, grouped by category.
 *
 * @param wide for screens; {@code tall} the same tiles laid out for a phone held upright
 * @param inside the one category it shows; {@code null} for all
 * @param whole address of the map of all categories
 * @param missing occupations that cannot be drawn, because the figure behind the size is not published
 */
record MapView(
        String finding,
        Drawing wide,
        Drawing tall,
        List<Choice> areas,
        List<Choice> colors,
        List<Step> legend,
        @Nullable Category inside,
        String whole,
        String table,
        int missing,
        boolean jobs) {

    private static final Treemap.Layout WIDE = new Treemap.Layout(1152, 700, 4, 20, 74);
    private static final Treemap.Layout TALL = new Treemap.Layout(360, 1500, 4, 20, 70);

    record Choice(String key, String label, boolean chosen) {}

    /** @param occupations on the map with this color */
    record Step(
            String tone,
            String label,
            String occupations,
            @Nullable String jobs) {}

    record Drawing(String viewBox, List<Group> groups) {}

    record Group(
            String key,
            String name,
            String href,
            @Nullable String heading,
            String headingX,
            String headingY,
            List<Tile> tiles) {}

    /** @param title what the tile stands for, in a sentence */
    record Tile(
            String slug,
            String href,
            String title,
            String name,
            String facts,
            String tone,
            String x,
            String y,
            String width,
            String height,
            @Nullable Label label) {}

    record Label(String size, List<Line> lines) {}

    record Line(String x, String y, String text, boolean figure) {}

    MapView {
        areas = List.copyOf(areas);
        colors = List.copyOf(colors);
        legend = List.copyOf(legend);
    }

    static MapView of(
            Roster roster, @Nullable String areaKey, @Nullable String colorKey, @Nullable String inside, Words words) {
        MapArea area = MapArea.of(areaKey, roster);
        List<MapColor> colors = MapColor.all(roster, words);
        MapColor color = color(colors, colorKey);
        Category category = inside == null
                ? null
                : roster.atlas().catalog().category(inside).orElse(null);
        List<Listing> candidates = category == null ? roster.listings() : roster.in(category);
        List<Listing> drawn = drawn(candidates, area);
        Address address = address(area, roster, color);
        return new MapView(
                words.say("map.finding." + area.key(), color.noun()),
                drawing(WIDE, drawn, area, color, address, words),
                drawing(TALL, drawn, area, color, address, words),
                MapArea.of(roster).stream()
                        .map(each -> new Choice(each.key(), words.say("map.area." + each.key()), each == area))
                        .toList(),
                colors.stream()
                        .map(each -> new Choice(each.key(), each.label(), each == color))
                        .toList(),
                legend(drawn, color, roster.hasJobs(), words),
                category,
                address.toString(),
                (category == null ? address : address.with("in", category.slug()))
                        .at("/map/table")
                        .toString(),
                candidates.size() - drawn.size(),
                roster.hasJobs());
    }

    /** The numbers of the map: what each tile shows, in the order of the tiles. */
    static DataTable table(
            Roster roster, @Nullable String areaKey, @Nullable String colorKey, @Nullable String inside, Words words) {
        MapArea area = MapArea.of(areaKey, roster);
        MapColor color = color(MapColor.all(roster, words), colorKey);
        Category category = inside == null
                ? null
                : roster.atlas().catalog().category(inside).orElse(null);
        List<Listing> drawn = drawn(category == null ? roster.listings() : roster.in(category), area);
        Map<String, Listing> bySlug = bySlug(drawn);
        List<List<String>> rows = new ArrayList<>();
        for (Treemap.Group group : Treemap.of(WIDE, families(drawn, area)).groups()) {
            for (Treemap.Tile tile : group.tiles()) {
                Listing listing = Objects.requireNonNull(bySlug.get(tile.key()));
                rows.add(List.of(
                        listing.title(),
                        listing.category().name(),
                        area.shown(listing, words),
                        color.shown().apply(listing)));
            }
        }
        return new DataTable(
                words.say("map.table.caption", words.say("map.area." + area.key()), color.label()),
                List.of(
                        DataTable.Column.text(words.say("list.title")),
                        DataTable.Column.text(words.say("list.category")),
                        DataTable.Column.figures(words.say("map.table.area")),
                        DataTable.Column.text(color.label())),
                rows);
    }

    private static MapColor color(List<MapColor> colors, @Nullable String key) {
        return colors.stream()
                .filter(color -> color.key().equals(key))
                .findFirst()
                .orElse(colors.getFirst());
    }

    private static Address address(MapArea area, Roster roster, MapColor color) {
        return Address.of("/")
                .and("area", area == MapArea.of(null, roster) ? "" : area.key())
                .and("color", color.key().equals("aoi") ? "" : color.key());
    }

    private static List<Listing> drawn(List<Listing> listings, MapArea area) {
        return listings.stream().filter(listing -> area.weight(listing) > 0).toList();
    }

    private static Map<String, Listing> bySlug(List<Listing> listings) {
        return listings.stream().collect(Collectors.toMap(Listing::slug, Function.identity()));
    }

    private static List<Treemap.Family> families(List<Listing> drawn, MapArea area) {
        return drawn.stream().collect(Collectors.groupingBy(Listing::category)).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Category::name)))
                .map(entry -> new Treemap.Family(
                        entry.getKey().slug(),
                        entry.getValue().stream()
                                .map(listing -> new Treemap.Item(listing.slug(), area.weight(listing)))
                                .toList()))
                .toList();
    }

    private static Drawing drawing(
            Treemap.Layout layout, List<Listing> drawn, MapArea area, MapColor color, Address address, Words words) {
        Map<String, Listing> bySlug = bySlug(drawn);
        Treemap map = Treemap.of(layout, families(drawn, area));
        return new Drawing(
                "0 0 " + number(map.width()) + " " + number(map.height()),
                map.groups().stream()
                        .map(group -> group(group, layout, bySlug, area, color, address, words))
                        .toList());
    }

    private static Group group(
            Treemap.Group group,
            Treemap.Layout layout,
            Map<String, Listing> bySlug,
            MapArea area,
            MapColor color,
            Address address,
            Words words) {
        Category category = Objects.requireNonNull(
                        bySlug.get(group.tiles().getFirst().key()))
                .category();
        Treemap.Box strip = new Treemap.Box(0, 0, group.box().width(), layout.heading() + 8);
        TileLabel heading = TileLabel.of(category.name(), strip, 12.5);
        return new Group(
                group.key(),
                category.name(),
                address.with("in", group.key()) + "#map",
                group.headed() && !heading.lines().isEmpty() ? heading.lines().getFirst() : null,
                number(group.box().x() + 3),
                number(group.box().y() + 14.5),
                group.tiles().stream()
                        .map(tile -> tile(tile, Objects.requireNonNull(bySlug.get(tile.key())), area, color, words))
                        .toList());
    }

    private static Tile tile(Treemap.Tile tile, Listing listing, MapArea area, MapColor color, Words words) {
        Treemap.Box box = tile.box();
        String figure = color.shown().apply(listing);
        String facts = words.say("map.tile.facts", figure, area.shown(listing, words));
        return new Tile(
                listing.slug(),
                listing.href(),
                words.say("map.tile", listing.title(), facts),
                listing.title(),
                facts,
                color.tone(listing),
                number(box.x()),
                number(box.y()),
                number(Math.max(0.5, box.width())),
                number(Math.max(0.5, box.height())),
                label(listing, box, color));
    }

    private static @Nullable Label label(Listing listing, Treemap.Box box, MapColor color) {
        TileLabel label = TileLabel.of(listing.title(), box, 15, 12.5, 11);
        if (label.lines().isEmpty()) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        double y = box.y() + 4 + label.size();
        for (String text : label.lines()) {
            lines.add(new Line(number(box.x() + 5), number(y), text, false));
            y += label.leading();
        }
        String figure = color.key().equals("aoi") ? listing.aoiShown() : null;
        if (label.figureFits() && figure != null) {
            lines.add(new Line(number(box.x() + 5), number(y), figure, true));
        }
        return new Label(number(label.size()), lines);
    }

    private static List<Step> legend(List<Listing> drawn, MapColor color, boolean jobs, Words words) {
        List<Step> legend = new ArrayList<>();
        for (int step = 1; step <= color.steps().size(); step++) {
            Integer wanted = step;
            List<Listing> in = drawn.stream()
                    .filter(listing -> wanted.equals(color.step().apply(listing)))
                    .toList();
            legend.add(step(color.tones() + step, color.steps().get(step - 1), in, jobs, words));
        }
        List<Listing> without = drawn.stream()
                .filter(listing -> color.step().apply(listing) == null)
                .toList();
        if (!without.isEmpty()) {
            legend.add(step("tone-none", words.say("map.novalue"), without, jobs, words));
        }
        return legend;
    }

    private static Step step(String tone, String label, List<Listing> in, boolean jobs, Words words) {
        return new Step(
                tone,
                label,
                words.say("map.legend.occupations", in.size(), Figures.count(in.size())),
                jobs ? HomePage.millions(Aggregate.jobs(in), words) : null);
    }

    /** At most two decimals, as an SVG attribute takes it. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
