package org.exposureatlas.billing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.exposureatlas.account.AccountId;
import org.exposureatlas.account.PersonalData;
import org.springframework.stereotype.Component;

/** What is held about what somebody bought and may see. */
@Component
class BillingData implements PersonalData {

    private final Standings standings;

    BillingData(Standings standings) {
        this.standings = standings;
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public Map<String, Object> of(AccountId account) {
        List<Map<String, Object>> rights = new ArrayList<>();
        for (Right right : standings.of(account).rights()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("what", right.item().inLog());
            row.put("from", right.source());
            row.put("state", right.state().name().toLowerCase(java.util.Locale.ROOT));
            put(row, "since", right.from());
            put(row, "until", right.until());
            put(row, "renewsAt", right.renewsAt());
            put(row, "subscription", right.subscription());
            put(row, "customer", right.customer());
            List<Map<String, Object>> bills = new ArrayList<>();
            for (Right.Bill bill : right.bills()) {
                Map<String, Object> paid = new LinkedHashMap<>();
                put(paid, "number", bill.number());
                paid.put("paidAt", bill.paidAt());
                paid.put("amount", bill.amount().words());
                paid.put("givenBack", bill.back());
                bills.add(paid);
            }
            row.put("payments", bills);
            rights.add(row);
        }
        return Map.of("entitlements", rights);
    }

    private static void put(Map<String, Object> row, String name, @org.jspecify.annotations.Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
