package io.roguedns.benchmarks.chaos;

import io.roguedns.benchmarks.chaos.ThrowOrders.Place;
import io.roguedns.cluster.ClusterException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * What can be done to a cluster. Each fault leaves the cluster complete: what it killed has been
 * started again, what it disturbed answers again; whether the job has recovered is another matter.
 */
enum Fault {
  /** {@code kill -9} of a TaskManager; another is started some seconds later. */
  KILL_TASKMANAGER {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException, ClusterException {
      List<String> running = cluster.local().taskManagers();
      String victim = running.get(dice.nextInt(running.size()));
      cluster.local().killTaskManager(victim);
      Duration pause = pause(dice, 5);
      cluster.local().startTaskManager();
      return victim + ", another after " + seconds(pause);
    }
  },

  /** {@code kill -9} of the broker, which is started again some seconds later. */
  KILL_BROKER {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException, ClusterException {
      cluster.local().killBroker();
      Duration pause = pause(dice, 8);
      cluster.local().startBroker();
      return "started again after " + seconds(pause);
    }
  },

  /** {@code kill -9} of the search server, which is started again some seconds later. */
  KILL_SEARCH {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException, ClusterException {
      cluster.local().killSearch();
      Duration pause = pause(dice, 8);
      cluster.local().startSearch();
      return "started again after " + seconds(pause);
    }
  },

  /** An operator throws: behind the source, before sinks, or while a checkpoint is made. */
  OPERATOR_THROWS {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException {
      Place place = Place.values()[dice.nextInt(Place.values().length)];
      cluster.orders().give(place);
      long deadline = System.nanoTime() + ChaosCluster.PATIENCE.toNanos();
      while (cluster.orders().waits(place)) {
        if (System.nanoTime() > deadline) {
          cluster.orders().withdraw(place);
          throw new IOException("no operator throws at " + place + ": the job does nothing there");
        }
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return "at " + place.name().toLowerCase(Locale.ROOT);
    }
  },

  /** The job is stopped with a savepoint, and goes on from it with other TaskManagers. */
  SAVEPOINT {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException, ClusterException {
      int before = cluster.taskManagers();
      int after = other(before, dice);
      String savepoint = cluster.stop();
      cluster.resize(after);
      cluster.goOn(savepoint);
      return before + " to " + after + " TaskManagers";
    }
  },

  /** TaskManagers come or go in order, and the job is rescaled while it runs. */
  RESCALE {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException, ClusterException {
      int before = cluster.taskManagers();
      int after = other(before, dice);
      cluster.resize(after);
      return before + " to " + after + " TaskManagers";
    }
  },

  /** Each answer of the search server takes seconds, for a while. */
  SLOW_SEARCH {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice) throws InterruptedException {
      Duration each = Duration.ofMillis(1_000 + dice.nextInt(4_000));
      cluster.proxy().delay(each);
      Duration lasted = longPause(dice);
      cluster.proxy().answer(SearchProxy.Mode.PASS);
      return seconds(each) + " an answer, for " + seconds(lasted);
    }
  },

  /** The search server takes nothing for a while, in one of the ways in which servers do. */
  FULL_SEARCH {
    @Override
    String strike(ChaosCluster cluster, RandomGenerator dice)
        throws IOException, InterruptedException {
      return switch (dice.nextInt(5)) {
        case 0 -> answers(SearchProxy.Mode.BUSY, cluster, dice);
        case 1 -> answers(SearchProxy.Mode.UNAVAILABLE, cluster, dice);
        case 2 -> answers(SearchProxy.Mode.CUT, cluster, dice);
        case 3 -> diskFull(cluster, dice);
        default -> noShardsLeft(cluster, dice);
      };
    }
  };

  /** Has it happen, and returns what exactly was done. */
  abstract String strike(ChaosCluster cluster, RandomGenerator dice)
      throws IOException, InterruptedException, ClusterException;

  /** Whether it is over when the search server takes documents again. */
  boolean isOfSearch() {
    return this == KILL_SEARCH || this == SLOW_SEARCH || this == FULL_SEARCH;
  }

  /** As it is written on the command line. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String answers(SearchProxy.Mode mode, ChaosCluster cluster, RandomGenerator dice)
      throws InterruptedException {
    long before = cluster.proxy().refused();
    cluster.proxy().answer(mode);
    Duration lasted = longPause(dice);
    cluster.proxy().answer(SearchProxy.Mode.PASS);
    return "%s for %s, %d requests"
        .formatted(
            mode.name().toLowerCase(Locale.ROOT),
            seconds(lasted),
            cluster.proxy().refused() - before);
  }

  /** As Elasticsearch does it when a disk passes its flood stage. */
  private static String diskFull(ChaosCluster cluster, RandomGenerator dice)
      throws IOException, InterruptedException {
    setReadOnly(cluster, "true");
    Duration lasted = longPause(dice);
    setReadOnly(cluster, "null");
    return "indices are read-only, as at the disk's flood stage, for " + seconds(lasted);
  }

  private static void setReadOnly(ChaosCluster cluster, String value)
      throws IOException, InterruptedException {
    cluster.search(
        "PUT",
        "/roguedns-*/_settings?allow_no_indices=true",
        "{\"index.blocks.read_only_allow_delete\":" + value + "}");
  }

  /** Matters if an index of another month is needed meanwhile. */
  private static String noShardsLeft(ChaosCluster cluster, RandomGenerator dice)
      throws IOException, InterruptedException {
    setMaxShards(cluster, "1");
    Duration lasted = longPause(dice);
    setMaxShards(cluster, "null");
    return "no shards are left, for " + seconds(lasted);
  }

  private static void setMaxShards(ChaosCluster cluster, String value)
      throws IOException, InterruptedException {
    cluster.search(
        "PUT",
        "/_cluster/settings",
        "{\"persistent\":{\"cluster.max_shards_per_node\":" + value + "}}");
  }

  private static int other(int taskManagers, RandomGenerator dice) {
    int step = 1 + dice.nextInt(ChaosCluster.MAX_TASKMANAGERS - 1);
    return (taskManagers - 1 + step) % ChaosCluster.MAX_TASKMANAGERS + 1;
  }

  private static Duration longPause(RandomGenerator dice) throws InterruptedException {
    TimeUnit.SECONDS.sleep(3);
    return pause(dice, 8).plusSeconds(3);
  }

  private static Duration pause(RandomGenerator dice, int maxSeconds) throws InterruptedException {
    Duration pause = Duration.ofMillis(dice.nextInt(maxSeconds * 1_000));
    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    return pause;
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }
}
