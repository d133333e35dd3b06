package org.exposureatlas.chart;

import java.util.ArrayList;
import java.util.List;

/** Room for labels that would otherwise print over each other. */
final class Labels {

    private Labels() {}

    /**
     * Moves positions as little as their order allows until neighbours are at least the gap apart and all lie
     * between the ends. Where there is not room for that, they are shared out evenly.
     *
     * @param wanted positions in ascending order, in percent
     */
    static List<Percent> spread(List<Percent> wanted, double gap, double from, double to) {
        int n = wanted.size();
        double room = n < 2 ? gap : Math.min(gap, (to - from) / (n - 1));
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double least = i == 0 ? from : x[i - 1] + room;
            x[i] = Math.max(wanted.get(i).value(), least);
        }
        for (int i = n - 1; i >= 0; i--) {
            double most = i == n - 1 ? to : x[i + 1] - room;
            x[i] = Math.min(x[i], most);
        }
        List<Percent> placed = new ArrayList<>(n);
        for (double position : x) {
            placed.add(new Percent(position));
        }
        return List.copyOf(placed);
    }
}
