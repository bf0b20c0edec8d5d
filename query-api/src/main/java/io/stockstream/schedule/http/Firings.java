package io.stockstream.schedule.http;

import io.stockstream.platform.store.StoreReads;
import io.stockstream.platform.store.StoreRequest;
import io.stockstream.platform.web.Cursor;
import io.stockstream.platform.web.Page;
import io.stockstream.platform.web.Query;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The decisions on a schedule, newest first. */
@Component
class Firings {

    private static final String FIRINGS = "schedule-firings";
    private static final String CURSOR = "firings-1";
    private static final int MAX_DIGITS = 18;
    private static final Comparator<FiringView> NEWEST_FIRST =
            Comparator.comparingLong(FiringView::number).reversed();

    private final StoreReads stores;

    Firings(StoreReads stores) {
        this.stores = stores;
    }

    /**
     * A page.
     *
     * @throws io.stockstream.platform.web.ApiException naming {@code cursor} when it is not one of this schedule
     */
    Page<FiringView> page(long id, Query query) {
        String key = Long.toString(id);
        Optional<Long> before = query.text("cursor").map(text -> before(key, text));
        int limit = query.limit();
        // The one more tells that there is a next page.
        StoreRequest newest = StoreRequest.of(FIRINGS).with("id", key).with("limit", Integer.toString(limit + 1));
        StoreRequest request =
                before.map(number -> newest.with("before", number.toString())).orElse(newest);
        List<FiringView> found = stores.byKey(request, key, FiringView.Stored.class)
                .map(FiringView.Stored::items)
                .orElse(List.of());
        return Page.cut(found, NEWEST_FIRST, limit, last -> new Cursor(CURSOR, key, Long.toString(last.number())))
                .map(FiringView::worded);
    }

    private static long before(String key, String text) {
        List<String> parts = Cursor.decode(text, CURSOR, 2).parts();
        String number = parts.get(1);
        boolean digits = !number.isEmpty()
                && number.length() <= MAX_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!parts.get(0).equals(key) || !digits || Long.parseLong(number) < 1) {
            throw Cursor.bad(text);
        }
        return Long.parseLong(number);
    }
}
