package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Rectangles inside rectangles, each as large as its weight: a squarified treemap (Bruls, Huizing and van Wijk, 2000)
 * of groups of items. Lengths are in the units of the drawing's view box.
 *
 * @param groups the heaviest first, as their items are: the order in which they are read
 */
public record Treemap(double width, double height, List<Group> groups) {

    /**
     * What is laid out.
     *
     * @param weight greater than zero
     */
    public record Item(String key, double weight) {

        public Item {
            if (!(weight > 0) || !Double.isFinite(weight)) {
                throw new IllegalArgumentException(key + " cannot weigh " + weight);
            }
        }
    }

    /** Items that stay together. */
    public record Family(String key, List<Item> items) {

        public Family {
            items = List.copyOf(items);
        }

        double weight() {
            return items.stream().mapToDouble(Item::weight).sum();
        }
    }

    public record Box(double x, double y, double width, double height) {

        public double area() {
            return width * height;
        }

        /** The box without a strip on each side, never less than nothing. */
        Box inside(double top, double side) {
            return new Box(x + side, y + top, Math.max(0, width - 2 * side), Math.max(0, height - top - side));
        }
    }

    public record Tile(String key, double weight, Box box) {}

    /** @param headed whether there is a strip for the group's name above its tiles */
    public record Group(String key, double weight, Box box, boolean headed, List<Tile> tiles) {

        public Group {
            tiles = List.copyOf(tiles);
        }
    }

    /**
     * How it is drawn.
     *
     * @param gap between groups
     * @param heading height of the strip for a group's name
     * @param headingFrom least width of a group that gets one; its height must hold three strips
     */
    public record Layout(double width, double height, double gap, double heading, double headingFrom) {}

    public Treemap {
        groups = List.copyOf(groups);
    }

    /** Lays out the families; those without items are left out. */
    public static Treemap of(Layout layout, List<Family> families) {
        List<Family> ordered = families.stream()
                .filter(family -> !family.items().isEmpty())
                .sorted(Comparator.comparingDouble(Family::weight).reversed())
                .toList();
        List<Box> boxes =
                squarify(ordered.stream().map(Family::weight).toList(), new Box(0, 0, layout.width(), layout.height()));
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            groups.add(group(layout, ordered.get(i), boxes.get(i)));
        }
        return new Treemap(layout.width(), layout.height(), groups);
    }

    private static Group group(Layout layout, Family family, Box box) {
        boolean headed = box.width() >= layout.headingFrom() && box.height() >= 3 * layout.heading();
        Box inner = box.inside(headed ? layout.heading() : layout.gap() / 2, layout.gap() / 2);
        List<Item> items = family.items().stream()
                .sorted(Comparator.comparingDouble(Item::weight).reversed())
                .toList();
        List<Box> boxes = squarify(items.stream().map(Item::weight).toList(), inner);
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            tiles.add(new Tile(items.get(i).key(), items.get(i).weight(), boxes.get(i)));
        }
        return new Group(family.key(), family.weight(), box, headed, tiles);
    }

    /**
     * Fills a box with rectangles whose areas are as the weights, as near to squares as rows along the shorter side
     * allow.
     *
     * @param weights in falling order
     */
    static List<Box> squarify(List<Double> weights, Box box) {
        double whole = weights.stream().mapToDouble(Double::doubleValue).sum();
        double unit = whole == 0 ? 0 : box.area() / whole;
        List<Box> boxes = new ArrayList<>();
        Box left = box;
        int from = 0;
        while (from < weights.size()) {
            double side = Math.min(left.width(), left.height());
            int to = from + 1;
            double sum = weights.get(from) * unit;
            double worst = worst(sum, weights.get(from) * unit, weights.get(from) * unit, side);
            while (to < weights.size()) {
                double next = weights.get(to) * unit;
                double withNext = worst(sum + next, weights.get(from) * unit, next, side);
                if (withNext > worst) {
                    break;
                }
                sum += next;
                worst = withNext;
                to++;
            }
            left = row(weights.subList(from, to), unit, sum, left, boxes);
            from = to;
        }
        return boxes;
    }

    /** The worst proportion in a row of this area between its greatest and its least rectangle. */
    private static double worst(double sum, double greatest, double least, double side) {
        double square = side * side;
        return Math.max(square * greatest / (sum * sum), sum * sum / (square * least));
    }

    /** Puts a row along the shorter side and returns what is left of the box. */
    private static Box row(List<Double> weights, double unit, double sum, Box box, List<Box> boxes) {
        boolean upright = box.width() >= box.height();
        double side = upright ? box.height() : box.width();
        double thickness = side == 0 ? 0 : sum / side;
        double at = 0;
        for (double weight : weights) {
            double length = thickness == 0 ? 0 : weight * unit / thickness;
            boxes.add(
                    upright
                            ? new Box(box.x(), box.y() + at, thickness, length)
                            : new Box(box.x() + at, box.y(), length, thickness));
            at += length;
        }
        return upright
                ? new Box(box.x() + thickness, box.y(), Math.max(0, box.width() - thickness), box.height())
                : new Box(box.x(), box.y() + thickness, box.width(), Math.max(0, box.height() - thickness));
    }
}
