"""M/M/10 in SimPy, with or without a deadline: prints how many customers were handled in how many seconds of running."""
import json
import random
import sys
import time

import simpy

arrival_rate, deadline, customers, seed = (float(word) for word in sys.argv[1:5])
random.seed(int(seed))
env = simpy.Environment()
servers = simpy.Resource(env, capacity=10)
reneged = 0
waited = 0.0


def customer():
    global reneged, waited
    came = env.now
    with servers.request() as turn:
        if deadline == float('inf'):
            yield turn
        else:
            answer = yield turn | env.timeout(deadline)
            if turn not in answer:
                reneged += 1
                return
        waited += env.now - came
        yield env.timeout(random.expovariate(1.0))


def arrivals():
    for _ in range(int(customers)):
        yield env.timeout(random.expovariate(arrival_rate))
        env.process(customer())


env.process(arrivals())
start = time.process_time()
env.run()
seconds = time.process_time() - start
print(json.dumps({'done': int(customers), 'seconds': seconds, 'reneged': reneged, 'waited': waited}))
